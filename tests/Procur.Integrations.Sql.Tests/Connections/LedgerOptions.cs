namespace Procur.Integrations.Sql.Tests;

public sealed class LedgerOptions : IntegrationOptions
{
    public string? ClientSecret { get; set; }

    public Uri Endpoint { get; set; } = new("https://ledger.invalid/");
}
