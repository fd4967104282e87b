using Procur.Integrations.Wire;

namespace Procur.Integrations;

/// <summary>
/// The innermost handler: lets a body through once. Any handler of the host's that would send a changing request again is stopped here, since what
/// may be sent again is decided by the pipeline alone, which makes a new body for each try.
/// </summary>
internal sealed class SingleSendHandler : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<bool> Passed = new("procur.passed");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Passes(request)
            ? base.SendAsync(request, cancellationToken)
            : throw new InvalidOperationException(
                "A message handler of this host tried to send a request of an integration again. Take that handler off the integration's client: resending is decided by the integration itself."
            );

    private static bool Passes(HttpRequestMessage request)
    {
        if (request.Content is WireContent body)
        {
            return body.Pass();
        }

        // A read may pass as often as it likes; a host's handler may have put another content in the place of ours.
        return request.Content is null || request.Options.TryAdd(Passed.Key, true);
    }
}
