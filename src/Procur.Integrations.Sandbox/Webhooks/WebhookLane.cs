namespace Procur.Integrations.Sandbox.Webhooks;

/// <summary>What waits for one target of one account: it is sent in order, one after the other.</summary>
internal sealed class WebhookLane
{
    public Lock Gate { get; } = new();

    public Queue<WebhookParcel> Waiting { get; } = new();

    /// <summary>A parcel that lets the next one pass.</summary>
    public WebhookParcel? Held { get; set; }

    public ITimer? HeldUntil { get; set; }

    public bool Running { get; set; }
}
