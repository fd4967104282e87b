using Procur.Integrations.Wire;

namespace Procur.Integrations;

/// <summary>
/// The innermost handler: lets a body through once. Any handler of the host's that would send a changing request again is stopped here, since what
/// may be sent again is decided by the pipeline alone, which makes a new body for each try.
/// </summary>
internal sealed class SingleSendHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Content is WireContent { Started: true }
            ? throw new InvalidOperationException(
                "A message handler of this host tried to send a request of an integration again. Take that handler off the integration's client: resending is decided by the integration itself."
            )
            : base.SendAsync(request, cancellationToken);
}
