using Procur.Integrations.Wire;

namespace Procur.Integrations.Sap;

/// <summary>An answer of SAP's with what it is about.</summary>
/// <typeparam name="T">The wire record.</typeparam>
/// <param name="Value">The entity.</param>
/// <param name="Reply">The answer as it came.</param>
public sealed record SapAnswer<T>(T Value, WireReply Reply)
{
    /// <summary>What SAP said beside it: warnings on success.</summary>
    public IReadOnlyList<ErpMessage> Messages => SapMessages.Of(Reply);
}
