using System.Text.RegularExpressions;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>Versions of the API: a date and, since 2024, a name.</summary>
internal static partial class StripeVersion
{
    /// <summary>The version whose shapes the sandbox has.</summary>
    public const string Current = "2026-10-28.endive";

    public static bool IsVersion(string text) => Shape().IsMatch(text);

    [GeneratedRegex(@"^20\d\d-\d\d-\d\d(\.[a-z_]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
