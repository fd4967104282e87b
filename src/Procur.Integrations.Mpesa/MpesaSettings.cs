namespace Procur.Integrations.Mpesa;

/// <summary>Checks settings against each other and against what Daraja takes.</summary>
internal static class MpesaSettings
{
    private const int FewestDigits = 5;
    private const int MostDigits = 7;

    // The documentation lists them as whole words ("exec" beside "exe"); the service looks for them anywhere, in any case.
    private static readonly string[] Forbidden = ["m-pesa", "mpesa", "safaricom", "exe", "cmd", "sql", "query"];

    public static IEnumerable<string> Problems(MpesaOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.ShortCode) && !IsBusinessNumber(options.ShortCode))
        {
            yield return "ShortCode is not 5 to 7 digits; set the pay bill number, or for a till its head-office number";
        }

        if (options.TransactionType == MpesaTransactionType.CustomerBuyGoodsOnline && string.IsNullOrWhiteSpace(options.TillNumber))
        {
            yield return "TillNumber is not set; set the till that is paid, or TransactionType to CustomerPayBillOnline";
        }

        if (options.TransactionType == MpesaTransactionType.CustomerPayBillOnline && !string.IsNullOrWhiteSpace(options.TillNumber))
        {
            yield return "TillNumber is set for a pay bill number; take it out, or set TransactionType to CustomerBuyGoodsOnline";
        }

        if (!string.IsNullOrWhiteSpace(options.TillNumber) && !options.TillNumber.All(char.IsAsciiDigit))
        {
            yield return "TillNumber is not a number; set the till's digits";
        }

        foreach (var problem in OfEndpoint(options).Concat(OfCallback(options)).Concat(OfInitiator(options)))
        {
            yield return problem;
        }
    }

    private static bool IsBusinessNumber(string number) =>
        number.Length is >= FewestDigits and <= MostDigits && number.All(char.IsAsciiDigit);

    private static IEnumerable<string> OfEndpoint(MpesaOptions options)
    {
        var live = options.Environment == IntegrationEnvironment.Production;
        if (options.Endpoint is { } endpoint && (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("http" or "https")))
        {
            yield return "Endpoint is not an http address; set Daraja's root or take it out";
            yield break;
        }

        var host = MpesaIntegration.EndpointOf(options).Host;
        if (live && MpesaIntegration.EndpointOf(options).Scheme != Uri.UriSchemeHttps)
        {
            yield return "Endpoint is not https, which production needs; set https or take it out";
        }

        if (live && host == MpesaIntegration.SandboxEndpoint.Host)
        {
            yield return "Endpoint is the sandbox's and Environment is Production; take Endpoint out or set Environment to Sandbox";
        }

        if (!live && host == MpesaIntegration.LiveEndpoint.Host)
        {
            yield return "Endpoint is the live one and Environment is Sandbox; set Environment to Production or take Endpoint out";
        }

        if (live && options.ShortCode == MpesaOptions.SandboxShortCode)
        {
            yield return $"ShortCode {MpesaOptions.SandboxShortCode} is the sandbox's and Environment is Production; set your own";
        }
    }

    /// <summary>What Daraja would not take about an address to call back to; null where nothing.</summary>
    public static string? ProblemOfCallback(Uri address, IntegrationEnvironment environment)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            return "is not an http address without query; set the host's public root, such as https://pay.example.com";
        }

        if (Array.Find(Forbidden, word => address.AbsoluteUri.Contains(word, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return $"contains '{found}', which Daraja refuses anywhere in an address; use another host name or path";
        }

        return environment == IntegrationEnvironment.Production && (address.Scheme != Uri.UriSchemeHttps || address.IsLoopback)
            ? "is not a public https address, which production needs; set one that Daraja can reach"
            : null;
    }

    private static IEnumerable<string> OfCallback(MpesaOptions options)
    {
        if (options.CallbackBaseUrl is { } address && ProblemOfCallback(address, options.Environment) is { } problem)
        {
            yield return $"CallbackBaseUrl {problem}";
        }
    }

    private static IEnumerable<string> OfInitiator(MpesaOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.InitiatorPassword) || !string.IsNullOrWhiteSpace(options.SecurityCredential))
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(options.Certificate))
        {
            yield return "InitiatorPassword is set without Certificate; set Safaricom's certificate of this environment, or SecurityCredential in place of both";
        }
        else if (!CanEncrypt(options))
        {
            yield return "Certificate cannot be read; set Safaricom's X.509 certificate as PEM or as the Base64 of DER";
        }
    }

    private static bool CanEncrypt(MpesaOptions options)
    {
        try
        {
            return MpesaSecurityCredential.Of(options) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
