namespace Procur.Integrations.AspNetCore.Tests.Fakes;

public sealed record FakeVerdict(string Word);
