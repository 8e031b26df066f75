# The operator's commands and the nightly run, or the API: whichever jar `mvn -Dmaven.test.skip package` left in the context,
# the folder batch-jobs/executable or serving-api. Layers change seldom to often, so that a new version of ours moves a few hundred kilobytes.
FROM eclipse-temurin:25.0.4_7-jre-noble AS layers
WORKDIR /layers
COPY target/*-exec.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --launcher --destination extracted

FROM eclipse-temurin:25.0.4_7-jre-noble
RUN useradd --system --uid 10001 --no-create-home recs
WORKDIR /app
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/spring-boot-loader/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY --from=layers /layers/extracted/application/ ./
USER recs
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
ENTRYPOINT ["java", "org.springframework.boot.loader.launch.JarLauncher"]
