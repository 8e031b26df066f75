/**
 * Turns texts into vectors.
 *
 * <p><b>In:</b> texts, of products and of searches. <b>Out:</b> one vector of unit length a text, all of one space.
 *
 * <p>{@link dev.recs.pipeline.embedding.Embedder} looks in this process's memory, then asks MongoDB in one query, and sends the rest to the
 * {@link dev.recs.pipeline.embedding.EmbeddingProvider}: the model in this process, or a server that speaks OpenAI's protocol. A text is
 * sent once: its vector is kept by space and SHA-256 of the text, without the text. A run over unchanged texts sends nothing.
 *
 * <p><b>What is refused.</b> An answer is held against its request before anything is stored ({@link
 * dev.recs.pipeline.embedding.ResponseCheck}): too few vectors, other dimensions, zeros, numbers that are not finite. One bad vector costs its own text
 * only; a request that is refused as a whole is halved until the text is alone. Whether a refusal is about the request or about a setting is told by
 * sending one plain word ({@link dev.recs.pipeline.embedding.OpenAiEmbeddingProvider}).
 *
 * <p><b>What stops.</b> Nothing but MongoDB: {@link dev.recs.pipeline.embedding.TextVectors} says which texts have a vector, which are refused one, and which await
 * theirs because the provider is away. Retries ({@link dev.recs.pipeline.embedding.Attempts}) and the circuit breaker end in {@link
 * dev.recs.model.failure.DependencyDown}; a refused key, model or size is {@link dev.recs.model.failure.Misconfigured}: both are part of the answer,
 * for the caller to end with when its work is done. A caller who cannot wait for retries asks {@link dev.recs.pipeline.embedding.Embedder#within}.
 *
 * <p><b>What is never passed on:</b> the key, and the message of a provider's error, which may repeat the key or a user's words.
 *
 * <p>See docs/explanation/embeddings.md.
 */
@NullMarked
package dev.recs.pipeline.embedding;

import org.jspecify.annotations.NullMarked;
