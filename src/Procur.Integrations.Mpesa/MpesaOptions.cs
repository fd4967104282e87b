namespace Procur.Integrations.Mpesa;

/// <summary>One app and business number at Safaricom Daraja. The defaults are the public sandbox's.</summary>
public sealed class MpesaOptions : IntegrationOptions
{
    /// <summary>The short code of Daraja's public sandbox, the only one that takes STK pushes there.</summary>
    public const string SandboxShortCode = "174379";

    /// <summary>The app's consumer key (portal, My Apps).</summary>
    public string? ConsumerKey { get; set; }

    /// <summary>The app's consumer secret (portal, My Apps).</summary>
    public string? ConsumerSecret { get; set; }

    /// <summary>The passkey of <see cref="ShortCode"/>: e-mailed at go-live; for the sandbox on the portal's simulator page.</summary>
    public string? Passkey { get; set; }

    /// <summary>The pay bill number, 5 to 7 digits; for a till its head-office or store number, not the till's own.</summary>
    public string ShortCode { get; set; } = SandboxShortCode;

    /// <summary>The till that is paid; only with <see cref="MpesaTransactionType.CustomerBuyGoodsOnline"/>.</summary>
    public string? TillNumber { get; set; }

    /// <summary>Pay bill or till; a mix-up of the two is answered with result code 2028.</summary>
    public MpesaTransactionType TransactionType { get; set; }

    /// <summary>Daraja's address. Left out, it is the sandbox's or, in <see cref="IntegrationEnvironment.Production"/>, the live one.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>
    /// The host's own public address, to which <c>/api/webhooks/c/{token}</c> is added for each payment. Daraja must be able to reach it; https in
    /// production; without the words that Daraja forbids in an address (M-PESA, mpesa, safaricom, exe, exec, cmd, sql, query). Left out, it is
    /// <c>Integrations:Webhooks:PublicBaseUrl</c>.
    /// </summary>
    public Uri? CallbackBaseUrl { get; set; }

    /// <summary>The path of the token call.</summary>
    public string TokenPath { get; set; } = MpesaOperations.Token.Path;

    /// <summary>The path of the STK push; the service's versions move.</summary>
    public string StkPushPath { get; set; } = MpesaOperations.StkPush.Path;

    /// <summary>The path of the STK query; the service's versions move.</summary>
    public string StkQueryPath { get; set; } = MpesaOperations.StkQuery.Path;

    /// <summary>The API operator's user name (organisation portal). For operations other than STK push.</summary>
    public string? InitiatorName { get; set; }

    /// <summary>The encrypted initiator password, ready made, so that the host need not hold the password. Stronger than <see cref="InitiatorPassword"/>.</summary>
    public string? SecurityCredential { get; set; }

    /// <summary>The API operator's password; <see cref="MpesaSecurityCredential"/> encrypts it to <see cref="Certificate"/>.</summary>
    public string? InitiatorPassword { get; set; }

    /// <summary>Safaricom's certificate of this environment, PEM or the Base64 of DER. Sandbox and production differ: a password encrypted to the wrong one ends in a locked operator.</summary>
    public string? Certificate { get; set; }
}
