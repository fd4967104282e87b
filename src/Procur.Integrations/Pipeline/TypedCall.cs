using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Wire;

/// <summary>A wire call whose body is read within the try: one that cannot be read is a failed answer like any other.</summary>
internal sealed class TypedCall<T>(Connection connection, WireCall call, JsonTypeInfo<T> type, CancellationToken caller)
    : HttpCall(connection, call, caller)
    where T : class
{
    public override WireReply NewReply(
        HttpStatusCode status,
        HttpResponseHeaders? headers,
        HttpContentHeaders? contentHeaders,
        ReadOnlyMemory<byte> body
    ) => new WireReply<T>(status, headers, contentHeaders, body);

    protected override Failure? Parse(WireReply reply)
    {
        try
        {
            if (JsonSerializer.Deserialize(reply.Body.Span, type) is not { } value)
            {
                return new(IntegrationErrorKind.Protocol, null, "an empty answer");
            }

            ((WireReply<T>)reply).Value = value;
            return null;
        }
        catch (JsonException)
        {
            return new(IntegrationErrorKind.Protocol, null, "an answer that cannot be read: cut off, or of another shape than documented");
        }
    }
}
