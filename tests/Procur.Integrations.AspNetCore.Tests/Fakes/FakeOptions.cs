namespace Procur.Integrations.AspNetCore.Tests.Fakes;

public sealed class FakeOptions : IntegrationOptions
{
    public string? ApiKey { get; set; }

    public string? SigningSecret { get; set; }

    public string? PreviousSigningSecret { get; set; }

    public string? Account { get; set; }
}
