namespace Procur.Integrations.Sap.Tests;

/// <summary>Options without a container.</summary>
internal static class SapHosts
{
    public static SapOptions Options(Uri endpoint) =>
        new()
        {
            Endpoint = endpoint,
            UserName = "PROCUR",
            Password = "secret",
            CompanyCode = "1710",
        };
}
