namespace Procur.Integrations.Tests.Health;

internal sealed class FakeConnector(IntegrationDescriptor descriptor) : IIntegrationConnector
{
    private int asked;

    public int Asked => Volatile.Read(ref asked);

    public ConnectionTestResult Result { get; set; } = new(true, "all well");

    public TaskCompletionSource? Hold { get; set; }

    public IntegrationDescriptor Descriptor { get; } = descriptor;

    public bool IsConfigured { get; set; } = true;

    public async Task<ConnectionTestResult> TestConnectionAsync(CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref asked);
        if (Hold is not null)
        {
            await Hold.Task;
        }

        return Result;
    }
}
