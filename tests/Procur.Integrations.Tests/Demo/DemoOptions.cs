namespace Procur.Integrations.Tests.Demo;

public sealed class DemoOptions : IntegrationOptions
{
    public string? ApiKey { get; set; }

    public string? ClientSecret { get; set; }

    public string? SigningSecret { get; set; }

    public string? Account { get; set; }

    public string? Region { get; set; }

    public Uri Endpoint { get; set; } = new("https://demo.invalid/");
}
