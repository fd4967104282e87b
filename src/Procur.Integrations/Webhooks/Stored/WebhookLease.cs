namespace Procur.Integrations.Webhooks;

/// <summary>A claim on an event. The number rises with each claim, so that an outcome of an earlier one is told from that of the present one.</summary>
/// <param name="Id">The event.</param>
/// <param name="Fence">The claim's number.</param>
internal readonly record struct WebhookLease(long Id, long Fence);
