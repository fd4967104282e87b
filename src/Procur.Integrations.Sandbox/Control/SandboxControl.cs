using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Procur.Integrations.Sandbox.Control;

namespace Procur.Integrations.Sandbox;

/// <summary>The client of a sandbox's control API, in this process or in another. Its members are safe to call from many threads at once. They throw
/// <see cref="SandboxException"/> where the sandbox refuses, and <see cref="HttpRequestException"/> where it cannot be reached.</summary>
public sealed class SandboxControl : IDisposable
{
    internal const string Prefix = "/__sandbox";

    private readonly SocketsHttpHandler _handler;
    private readonly HttpClient _http;

    /// <summary>Makes a client.</summary>
    /// <param name="baseAddress">Where the sandbox is: <see cref="IntegrationSandbox.BaseAddress"/>, or what the command printed.</param>
    /// <param name="certificate">The certificate of a sandbox that speaks HTTPS; null if the machine trusts it or for HTTP.</param>
    public SandboxControl(Uri baseAddress, X509Certificate2? certificate = null)
    {
        ArgumentNullException.ThrowIfNull(baseAddress);
        BaseAddress = baseAddress;
        _handler = Handler(certificate);
        _http = new HttpClient(_handler, disposeHandler: false)
        {
            BaseAddress = new Uri(baseAddress, Prefix + "/"),
            // Waiting for idle lasts as long as it lasts; the caller's token ends it.
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Where the sandbox is.</summary>
    public Uri BaseAddress { get; }

    private static SandboxJson Json => SandboxJson.Default;

    /// <summary>The configuration that points a host at the sandbox, as <see cref="IntegrationSandbox.Settings"/>.</summary>
    public Task<IReadOnlyDictionary<string, string?>> GetSettingsAsync(
        string? account = null,
        CancellationToken cancellationToken = default
    ) => GetAsync("" + Filter(null, account), Json.IReadOnlyDictionaryStringString, cancellationToken);

    /// <summary>Adds a fault behind those that still wait.</summary>
    public Task AddFaultAsync(SandboxFault fault, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return SendAsync(
            HttpMethod.Post,
            "faults",
            JsonContent.Create(SandboxFaultBody.Of(fault), Json.SandboxFaultBody),
            cancellationToken
        );
    }

    /// <summary>Adds a fault from its text, as <see cref="SandboxFault.Parse"/> reads it.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public Task AddFaultAsync(string fault, CancellationToken cancellationToken = default) =>
        AddFaultAsync(SandboxFault.Parse(fault), cancellationToken);

    /// <summary>The faults that still wait, with what is left of their counts.</summary>
    public async Task<IReadOnlyList<SandboxFault>> GetFaultsAsync(CancellationToken cancellationToken = default)
    {
        var faults = await GetAsync("faults", Json.IReadOnlyListSandboxFaultBody, cancellationToken).ConfigureAwait(false);
        return [.. faults.Select(x => x.Read())];
    }

    /// <summary>Takes back the faults that still wait.</summary>
    /// <param name="integration">Of one service; null for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task ClearFaultsAsync(string? integration = null, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Delete, "faults" + Filter(integration, null), null, cancellationToken);

    /// <summary>What the services really did, oldest first.</summary>
    /// <param name="integration">One service; null for all.</param>
    /// <param name="account">One account by its name in the sandbox; null for all.</param>
    /// <param name="kind">One kind of effect; null for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<IReadOnlyList<SandboxEffect>> GetLedgerAsync(
        string? integration = null,
        string? account = null,
        string? kind = null,
        CancellationToken cancellationToken = default
    ) => GetAsync("ledger" + Filter(integration, account, kind), Json.IReadOnlyListSandboxEffect, cancellationToken);

    /// <summary>The last 10,000 calls that the services received, oldest first.</summary>
    public Task<IReadOnlyList<SandboxRequest>> GetRequestsAsync(
        string? integration = null,
        string? account = null,
        CancellationToken cancellationToken = default
    ) => GetAsync("requests" + Filter(integration, account), Json.IReadOnlyListSandboxRequest, cancellationToken);

    /// <summary>The last 10,000 attempts to deliver a webhook, oldest first.</summary>
    public Task<IReadOnlyList<SandboxDelivery>> GetDeliveriesAsync(
        string? integration = null,
        string? account = null,
        CancellationToken cancellationToken = default
    ) => GetAsync("deliveries" + Filter(integration, account), Json.IReadOnlyListSandboxDelivery, cancellationToken);

    /// <summary>The time in the sandbox, UTC.</summary>
    public async Task<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken = default) =>
        (await GetAsync("clock", Json.SandboxClockState, cancellationToken).ConfigureAwait(false)).Now;

    /// <summary>Moves the sandbox's clock forward. What becomes due by it has begun when this returns; <see cref="WaitForIdleAsync"/> waits for its end.</summary>
    /// <returns>The time in the sandbox, UTC.</returns>
    public async Task<DateTimeOffset> AdvanceAsync(TimeSpan by, CancellationToken cancellationToken = default)
    {
        var move = JsonContent.Create(new SandboxClockMove(by.TotalSeconds), Json.SandboxClockMove);
        return (await SendAsync(HttpMethod.Post, "clock", move, Json.SandboxClockState, cancellationToken).ConfigureAwait(false)).Now;
    }

    /// <summary>Forgets all objects, effects, faults, logs and waiting webhooks, and sets the clock back. Accounts, their ids, their credentials and the addresses
    /// for webhooks stay.</summary>
    /// <param name="integration">One service, and then the clock stays; null for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task ResetAsync(string? integration = null, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, "reset" + Filter(integration, null), null, cancellationToken);

    /// <summary>Returns when no call is being answered and no webhook is being sent or is due. What waits for the sandbox's clock is not waited for.</summary>
    public Task WaitForIdleAsync(CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, "idle", null, cancellationToken);

    /// <summary>Sends now what waits for the clock to be sent again, and returns as <see cref="WaitForIdleAsync"/>.</summary>
    public Task FlushWebhooksAsync(CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, "webhooks/flush", null, cancellationToken);

    /// <summary>Lets the commits that <see cref="SandboxFaultKind.CommitLate"/> holds back happen, and returns when they have.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> ReleaseCommitsAsync(CancellationToken cancellationToken = default) =>
        (await SendAsync(HttpMethod.Post, "commits/release", null, Json.SandboxCount, cancellationToken).ConfigureAwait(false)).Count;

    /// <summary>Opens an account with credentials of its own. Accounts of one service never see each other's objects.</summary>
    /// <param name="integration">The service's key.</param>
    /// <param name="name">What to call it in the sandbox.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<SandboxAccount> CreateAccountAsync(string integration, string name, CancellationToken cancellationToken = default) =>
        SendAsync(
            HttpMethod.Post,
            $"{Uri.EscapeDataString(integration)}/accounts",
            JsonContent.Create(new SandboxAccountName(name), Json.SandboxAccountName),
            Json.SandboxAccount,
            cancellationToken
        );

    /// <summary>The accounts of a service, the default one first.</summary>
    public Task<IReadOnlyList<SandboxAccount>> GetAccountsAsync(string integration, CancellationToken cancellationToken = default) =>
        GetAsync($"{Uri.EscapeDataString(integration)}/accounts", Json.IReadOnlyListSandboxAccount, cancellationToken);

    /// <summary>Adds a new value of a credential; the old ones go on working until <see cref="RevokeCredentialAsync"/>.</summary>
    /// <param name="integration">The service's key.</param>
    /// <param name="account">The account's name in the sandbox; <c>default</c> for the default one.</param>
    /// <param name="credential">The name of the host's option that holds it: <c>SecretKey</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The account with the new value.</returns>
    public Task<SandboxAccount> RotateCredentialAsync(
        string integration,
        string account,
        string credential,
        CancellationToken cancellationToken = default
    ) => SendAsync(HttpMethod.Post, CredentialPath(integration, account, credential), null, Json.SandboxAccount, cancellationToken);

    /// <summary>Ends every value of a credential but the newest.</summary>
    /// <inheritdoc cref="RotateCredentialAsync" path="/param"/>
    /// <returns>The account.</returns>
    public Task<SandboxAccount> RevokeCredentialAsync(
        string integration,
        string account,
        string credential,
        CancellationToken cancellationToken = default
    ) => SendAsync(HttpMethod.Delete, CredentialPath(integration, account, credential), null, Json.SandboxAccount, cancellationToken);

    /// <summary>Says where an account's webhooks go.</summary>
    /// <param name="integration">The service's key.</param>
    /// <param name="account">The account's name in the sandbox; <c>default</c> for the default one.</param>
    /// <param name="url">The address; null for nowhere.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task SetWebhookUrlAsync(string integration, string account, Uri? url, CancellationToken cancellationToken = default) =>
        SendAsync(
            HttpMethod.Put,
            $"{AccountPath(integration, account)}/webhook",
            JsonContent.Create(new SandboxWebhookTarget(url), Json.SandboxWebhookTarget),
            cancellationToken
        );

    /// <summary>Does what a person would do at the service. The acts of each service and their arguments are in the package's README.</summary>
    /// <param name="integration">The service's key.</param>
    /// <param name="act">The act's name.</param>
    /// <param name="arguments">Its arguments; null for none.</param>
    /// <param name="account">The account's name in the sandbox; null for the default one.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What the person sees.</returns>
    public Task<JsonObject> ActAsync(
        string integration,
        string act,
        JsonObject? arguments = null,
        string? account = null,
        CancellationToken cancellationToken = default
    ) =>
        SendAsync(
            HttpMethod.Post,
            $"{Uri.EscapeDataString(integration)}/acts/{Uri.EscapeDataString(act)}{Filter(null, account)}",
            new StringContent(arguments?.ToJsonString() ?? "{}", null, "application/json"),
            Json.JsonObject,
            cancellationToken
        );

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }

    private static SocketsHttpHandler Handler(X509Certificate2? certificate)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false };
        if (certificate is not null)
        {
            var expected = certificate.RawData;
            handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) =>
                shown is not null && expected.AsSpan().SequenceEqual(shown.GetRawCertData());
        }

        return handler;
    }

    private static string AccountPath(string integration, string account) =>
        $"{Uri.EscapeDataString(integration)}/accounts/{Uri.EscapeDataString(account)}";

    private static string CredentialPath(string integration, string account, string credential) =>
        $"{AccountPath(integration, account)}/credentials/{Uri.EscapeDataString(credential)}";

    private static string Filter(string? integration, string? account, string? kind = null)
    {
        var parts = new[] { ("integration", integration), ("account", account), ("kind", kind) }
            .Where(x => x.Item2 is not null)
            .Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Item1}={Uri.EscapeDataString(x.Item2!)}"));
        var query = string.Join('&', parts);
        return query.Length == 0 ? "" : "?" + query;
    }

    private Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, null, type, cancellationToken);

    private async Task SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var response = await SendCoreAsync(method, path, content, cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> SendAsync<T>(
        HttpMethod method,
        string path,
        HttpContent? content,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
    {
        using var response = await SendCoreAsync(method, path, content, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadFromJsonAsync(type, cancellationToken).ConfigureAwait(false)
            ?? throw new SandboxException("The sandbox answered with nothing.");
    }

    private async Task<HttpResponseMessage> SendCoreAsync(
        HttpMethod method,
        string path,
        HttpContent? content,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            if (response.StatusCode != HttpStatusCode.BadRequest)
            {
                var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
                throw new HttpRequestException($"The sandbox answered {(int)response.StatusCode}. {text}", null, response.StatusCode);
            }

            var problem = await ReadProblemAsync(response, cancellationToken).ConfigureAwait(false);
            throw new SandboxException(problem ?? "The sandbox refused without saying why.");
        }
    }

    private static async Task<string?> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return (await response.Content.ReadFromJsonAsync(Json.SandboxProblem, cancellationToken).ConfigureAwait(false))?.Error;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
