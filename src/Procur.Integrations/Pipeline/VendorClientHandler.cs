using System.Net;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Wire;

/// <summary>What stands between a vendor's own client and the integration's pool.</summary>
internal sealed class VendorClientHandler(Connection connection) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is null && request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
        {
            // The platform repeats a change without content when a reused connection closes, and tells nobody.
            request.Content = new ByteArrayContent([]);
        }

        // Content is made for each try, so nothing is saved by asking for leave to send it; a server that does not answer that costs a second.
        request.Headers.ExpectContinue = false;
#pragma warning disable CA2000 // The connection holds the invoker, and the vendor's client the response.
        var response = await connection.Invoker().SendAsync(request, cancellationToken).ConfigureAwait(false);
#pragma warning restore CA2000
        if (response.StatusCode is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest)
        {
            // A client that follows redirects by its own code is not told where to: body and credential would go with it.
            response.Headers.Location = null;
        }

        return response;
    }
}
