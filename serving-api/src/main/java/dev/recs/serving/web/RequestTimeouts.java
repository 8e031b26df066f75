package dev.recs.serving.web;

import org.apache.coyote.ContinueResponseTiming;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Has Tomcat keep to the times in which headers and bodies must arrive, and answers be taken. */
@Component
final class RequestTimeouts implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final RequestSettings settings;

    RequestTimeouts(RequestSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(TimedProtocol.class.getName());
        factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof TimedProtocol protocol) {
                protocol.setHeaderTimeout(settings.headerTimeout());
                protocol.setTotalTimeout(settings.totalTimeout());
                // A client that asks first whether it may send its body is refused without it.
                protocol.setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
            }
        });
        factory.addEngineValves(
                new UnreadBodyValve(settings.bodyTimeout(), settings.maxBody().toBytes()));
    }
}
