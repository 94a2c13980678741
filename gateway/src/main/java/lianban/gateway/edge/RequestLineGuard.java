package lianban.gateway.edge;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Looks at the request line before anything else reads it. A target that {@code java.net.URI}
 * cannot parse, and a request that is not HTTP at all, would otherwise end in an empty answer below
 * the filters; here both get a target under which {@link RequestTargetFilter} explains the refusal.
 */
@Component
@Sharable
class RequestLineGuard extends ChannelInboundHandlerAdapter implements NettyServerCustomizer {

  /** Stand-ins that no client can ask for: the guard itself refuses encoded control characters. */
  static final String SUSPICIOUS = "/%00";

  static final String MALFORMED = "/%01";

  @Override
  public HttpServer apply(HttpServer server) {
    return server.doOnChannelInit(
        (observer, channel, address) ->
            channel
                .pipeline()
                .addBefore(NettyPipeline.HttpTrafficHandler, "requestLineGuard", this));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      if (request.decoderResult().isFailure()) {
        ReferenceCountUtil.release(message);
        context.fireChannelRead(malformed());
        return;
      }
      if (RequestTarget.isSuspicious(request.uri())) {
        request.setUri(SUSPICIOUS);
      }
    }
    context.fireChannelRead(message);
  }

  private static HttpRequest malformed() {
    var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, MALFORMED);
    request.headers().set(HttpHeaderNames.HOST, "malformed");
    request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    return request;
  }
}
