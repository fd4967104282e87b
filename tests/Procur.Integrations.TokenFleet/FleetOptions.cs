namespace Procur.Integrations.TokenFleet;

/// <summary>Settings of the service whose refresh tokens are good for one use.</summary>
internal sealed class FleetOptions : IntegrationOptions
{
    public Uri Endpoint { get; set; } = new("https://fleet.invalid/");
}
