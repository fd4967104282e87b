using System.Text;
using System.Text.Unicode;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>A stored event with what came: its text, or its bytes in base64 where it is no text.</summary>
internal sealed record EventContentShown(EventShown Event)
{
    public string? Payload { get; init; }

    public string? PayloadBase64 { get; init; }

    public IReadOnlyList<DifferingWebhook> Differing { get; init; } = [];

    public static EventContentShown Of(StoredWebhookContent found)
    {
        var shown = new EventContentShown(EventShown.Of(found.Webhook)) { Differing = found.Differing };
        return found.Payload switch
        {
            null => shown,
            { } payload when Utf8.IsValid(payload.Span) => shown with { Payload = Encoding.UTF8.GetString(payload.Span) },
            { } payload => shown with { PayloadBase64 = Convert.ToBase64String(payload.Span) },
        };
    }
}
