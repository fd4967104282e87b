using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Tests.Fakes;

public sealed record FakePaid(string Id) : WebhookEvent(Id, FakeWebhook.Paid), IFakeSettled
{
    public string Note { get; init; } = "";
}
