namespace Procur.Integrations.Sandbox.Webhooks;

/// <summary>The last attempts to deliver, oldest first.</summary>
internal sealed class DeliveryLog
{
    private const int Most = 10_000;

    private readonly Lock _gate = new();
    private readonly Queue<SandboxDelivery> _deliveries = new();

    public void Write(WebhookParcel parcel, DateTimeOffset at, SandboxDeliveryOutcome outcome, int? status, string? reason)
    {
        var message = parcel.Message;
        var delivery = new SandboxDelivery(
            message.Integration,
            message.Account.Name,
            message.Id,
            message.Type,
            message.Target,
            parcel.Attempt,
            outcome,
            status,
            reason,
            at
        );
        lock (_gate)
        {
            _deliveries.Enqueue(delivery);
            if (_deliveries.Count > Most)
            {
                _deliveries.Dequeue();
            }
        }
    }

    public IReadOnlyList<SandboxDelivery> Read(string? integration, string? account)
    {
        lock (_gate)
        {
            return
            [
                .. _deliveries.Where(x =>
                    (integration is null || x.Integration == integration) && (account is null || x.Account == account)
                ),
            ];
        }
    }

    public void Clear(string? integration)
    {
        lock (_gate)
        {
            var kept = _deliveries.Where(x => integration is not null && x.Integration != integration).ToArray();
            _deliveries.Clear();
            Array.ForEach(kept, _deliveries.Enqueue);
        }
    }
}
