package dev.recs.serving.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;
import org.apache.catalina.connector.Request;
import org.apache.coyote.ActionCode;

/** Tells whether more of a body has arrived, without waiting for it; of a servlet's stream that reads and waits, this is not known. */
final class ArrivedBody {

    private static final String ATTRIBUTE = ArrivedBody.class.getName();

    private ArrivedBody() {}

    static void offer(Request request) {
        request.setAttribute(ATTRIBUTE, (BooleanSupplier) () -> hasMore(request.getCoyoteRequest()));
    }

    static boolean hasMore(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof BooleanSupplier hasMore && hasMore.getAsBoolean();
    }

    private static boolean hasMore(org.apache.coyote.Request request) {
        request.action(ActionCode.AVAILABLE, true);
        return request.getAvailable() > 0;
    }
}
