namespace Procur.Integrations.Tests.Http;

/// <summary>A host's handler that counts what passes.</summary>
public sealed class PassingHandler : DelegatingHandler
{
    private int passed;

    public int Passed => Volatile.Read(ref passed);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref passed);
        return base.SendAsync(request, cancellationToken);
    }
}
