using System.Net;
using System.Net.Http.Headers;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Wire;

/// <summary>A wire call whose good answer is handed over with its body still to come; a failed one is read whole like any other.</summary>
internal sealed class DownloadCall(Connection connection, WireCall call, CancellationToken caller) : HttpCall(connection, call, caller)
{
    public override WireReply NewReply(
        HttpStatusCode status,
        HttpResponseHeaders? headers,
        HttpContentHeaders? contentHeaders,
        ReadOnlyMemory<byte> body
    ) => new(status, headers, contentHeaders, body);

    protected override WireReply? Keep(HttpResponseMessage response, Stream body)
    {
        var isPage = response.Content.Headers.ContentType?.MediaType == "text/html";
        if (!response.IsSuccessStatusCode || isPage)
        {
            return null;
        }

        var content = new DownloadStream(response, body, Connection, Operation, Snapshot.Options.Resilience.AttemptTimeout);
        return new WireDownload(response.StatusCode, response.Headers, response.Content.Headers, content);
    }

    protected override Failure? Parse(WireReply reply) =>
        reply.IsSuccess ? new(IntegrationErrorKind.Protocol, null, "a page in place of the content") { Retry = false } : null;
}
