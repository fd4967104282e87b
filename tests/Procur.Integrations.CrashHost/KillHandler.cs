namespace Procur.Integrations.CrashHost;

/// <summary>Passes the points on the wire: a changing request about to leave, and its answer that has come.</summary>
internal sealed class KillHandler(KillPoint point) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var changes = request.Method != HttpMethod.Get;
        if (changes)
        {
            point.Pass("sending");
        }

        var answer = await base.SendAsync(request, cancellationToken);
        if (changes)
        {
            point.Pass("answered");
        }

        return answer;
    }
}
