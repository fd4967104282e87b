using System.Diagnostics;

namespace Procur.Integrations;

/// <summary>
/// Hides the trace from a primary handler that cannot be told to keep it to itself: only the sockets handler can. What is left at most is the id of
/// a trace of its own that leads nowhere.
/// </summary>
internal sealed class UntracedHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Activity.Current = null;
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
