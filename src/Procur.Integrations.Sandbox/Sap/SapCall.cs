using System.Text.Json;
using Procur.Integrations.Sandbox.Sap.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Sap;

/// <summary>A call of one service by one user.</summary>
/// <param name="World">The sandbox.</param>
/// <param name="Call">The call.</param>
/// <param name="Account">Whose.</param>
/// <param name="Service">Of which service.</param>
internal sealed record SapCall(SandboxWorld World, StandInCall Call, SapAccount Account, SapService Service)
{
    /// <summary>The key in the path: its values in their order.</summary>
    public IReadOnlyList<string> Key => Call.PathValues;

    public DateTimeOffset Now => World.Clock.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    public SapQueryOptions Query { get; } = SapQueryOptions.Parse(Call.Query);

    /// <summary>Whether decimals of v4 are asked for as text.</summary>
    public bool WantsTextDecimals =>
        Call.Header("Accept")?.Contains("IEEE754Compatible=true", StringComparison.OrdinalIgnoreCase) == true
        || Call.Header("Content-Type")?.Contains("IEEE754Compatible=true", StringComparison.OrdinalIgnoreCase) == true;

    /// <exception cref="SapRefusalException">It is no JSON object.</exception>
    public JsonElement Body()
    {
        try
        {
            using var document = JsonDocument.Parse(Call.Body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new SapRefusalException(400, "/IWFND/CM_MGW/005", "Malformed JSON request body");
        }
        catch (JsonException)
        {
            throw new SapRefusalException(400, "/IWFND/CM_MGW/005", "Malformed JSON request body");
        }
    }

    public void Write(string kind, string id, decimal? amount = null, string? currency = null, string? reference = null) =>
        World.Ledger.Write(new SandboxEffect(SapStandIn.Name, Account.Name, kind, id, amount, currency, reference, Now));
}
