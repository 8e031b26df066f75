/**
 * The refresh from activity to publication and the training of its model, put together: all that a process needs which refreshes users.
 *
 * <p>Why the wiring is apart from what it wires: {@code stores} and {@code pipeline} know nothing of Spring's context, so that an executor
 * can load them without it; their configurations cannot lie beside them. And why it is apart from the commands: the packages under
 * {@code wiring} import nothing else of {@code jobs} ({@code ArchitectureTest}), each imports the one before it (connections, stores,
 * embedding, pipeline), and each enables the settings that its beans read. So a process other than {@code recs}, such as an executor of
 * a compute grid, imports {@link dev.recs.jobs.wiring.pipeline.PipelineConfiguration} and brings a meter registry; nothing of the nightly
 * job, the worker or the command line comes with it.
 */
@NullMarked
package dev.recs.jobs.wiring.pipeline;

import org.jspecify.annotations.NullMarked;
