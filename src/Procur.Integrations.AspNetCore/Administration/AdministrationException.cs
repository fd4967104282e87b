using System.Diagnostics.CodeAnalysis;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>A call that cannot be answered as it was made.</summary>
[SuppressMessage(
    "Design",
    "CA1064:Exceptions should be public",
    Justification = "It is caught where the answer is written, and never leaves this package."
)]
internal sealed class AdministrationException(int status, string message) : Exception(message)
{
    public int Status => status;
}
