using System.Net;
using System.Net.Http.Headers;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Wire;

/// <summary>A wire call whose body the provider reads itself, or not at all.</summary>
internal sealed class PlainCall(Connection connection, WireCall call, CancellationToken caller) : HttpCall(connection, call, caller)
{
    public override WireReply NewReply(
        HttpStatusCode status,
        HttpResponseHeaders? headers,
        HttpContentHeaders? contentHeaders,
        ReadOnlyMemory<byte> body
    ) => new(status, headers, contentHeaders, body);

    protected override Failure? Parse(WireReply reply) => null;
}
