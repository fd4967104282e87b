using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Tests.Fakes;

/// <summary>An event of a type that the fake provider has no class for.</summary>
public sealed record FakeUnknown(string Id, string Type) : WebhookEvent(Id, Type);
