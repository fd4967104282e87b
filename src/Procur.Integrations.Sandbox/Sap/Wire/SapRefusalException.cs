using System.Diagnostics.CodeAnalysis;

namespace Procur.Integrations.Sandbox.Sap.Wire;

/// <summary>The service will not.</summary>
[SuppressMessage(
    "Design",
    "CA1032:Implement standard exception constructors",
    Justification = "It is made in one way, and never leaves the stand-in."
)]
internal sealed class SapRefusalException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;
}
