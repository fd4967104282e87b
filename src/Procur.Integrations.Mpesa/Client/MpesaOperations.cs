namespace Procur.Integrations.Mpesa;

/// <summary>Every wire operation that <see cref="MpesaClient"/> offers.</summary>
public static class MpesaOperations
{
    internal const string TokenName = "oauth.token";
    internal const string StkPushName = "stk.push";
    internal const string StkQueryName = "stk.query";

    internal static readonly MpesaOperation Token = new(TokenName, HttpMethod.Get, "oauth/v1/generate?grant_type=client_credentials");

    internal static readonly MpesaOperation StkPush = new(StkPushName, HttpMethod.Post, "mpesa/stkpush/v1/processrequest");
    internal static readonly MpesaOperation StkQuery = new(StkQueryName, HttpMethod.Post, "mpesa/stkpushquery/v1/query");

    /// <summary>All of them: the token is safe to fetch again, a query to ask again; a push is never made again where it may have been made.</summary>
    public static IReadOnlyList<MpesaOperation> All { get; } = [Token, StkPush, StkQuery];
}
