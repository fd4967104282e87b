namespace Procur.Integrations;

/// <summary>
/// The innermost handler: lets each request through once. Any handler of the host's that would send a request again is stopped here, since what may
/// be sent again is decided by the pipeline alone.
/// </summary>
internal sealed class SingleSendHandler : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<bool> Sent = new("procur.sent");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Options.TryGetValue(Sent, out _))
        {
            throw new InvalidOperationException(
                "A message handler of this host tried to send a request of an integration again. Take that handler off the integration's client: resending is decided by the integration itself."
            );
        }

        request.Options.Set(Sent, true);
        return base.SendAsync(request, cancellationToken);
    }
}
