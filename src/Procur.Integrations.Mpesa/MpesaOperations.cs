namespace Procur.Integrations.Mpesa;

/// <summary>The names of the wire operations, as spans, metrics, audit and errors have them.</summary>
public static class MpesaOperations
{
    /// <summary>Fetches an access token. Safe to repeat.</summary>
    public const string Token = "oauth.token";

    /// <summary>Puts a prompt on a phone. Never repeated where it may have been done.</summary>
    public const string StkPush = "stk.push";

    /// <summary>Asks how a prompt ended. Safe to repeat.</summary>
    public const string StkQuery = "stk.query";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Token, StkPush, StkQuery];
}
