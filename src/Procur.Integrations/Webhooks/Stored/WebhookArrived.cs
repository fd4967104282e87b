namespace Procur.Integrations.Webhooks;

/// <summary>An event of an arrival.</summary>
/// <param name="Event">The event.</param>
/// <param name="Index">Which of the arrival's events it is, others' included.</param>
/// <param name="IsAnswered">Whether somebody's answer to it is the service's answer.</param>
internal readonly record struct WebhookArrived(WebhookEvent Event, int Index, bool IsAnswered);
