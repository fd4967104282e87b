using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Tokens;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Mpesa;

/// <summary>Daraja's wire: one method an operation. Members are safe to call from many threads at once.</summary>
/// <param name="connection">The connection; without a container, one of <see cref="StandaloneConnection"/>.</param>
public sealed class MpesaClient(Connection connection)
{
    /// <summary>The connection it speaks through.</summary>
    public Connection Connection { get; } = connection;

    /// <summary>Puts a prompt on a phone. The answer says accepted, not paid.</summary>
    /// <remarks>
    /// Daraja has no key to know a push again by, and a second prompt can be a second debit: it is sent again only where the service provably did
    /// nothing (429, spike arrest, spent quota, no connection).
    /// </remarks>
    /// <param name="push">What to ask for.</param>
    /// <param name="intent">Names the push in the journal: asked for again by the same name, it is not sent again. Null for a push that nobody will ask for again.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ArgumentException"><see cref="MpesaStkPush.Further"/> names a field that the push has already.</exception>
    /// <exception cref="IntegrationException">It was refused, or nobody can tell (<see cref="IntegrationException.OutcomeUnknown"/>): then its callback tells.</exception>
    /// <exception cref="IntegrationCanceledException">The caller's token ended the call.</exception>
    public async Task<WireReply<MpesaStkPushAnswer>> StkPushAsync(
        MpesaStkPush push,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(push);
        intent ??= WireIntent.New();
        var options = await OptionsAsync(MpesaOperations.StkPushName, cancellationToken).ConfigureAwait(false);
        var timestamp = EastAfricaTime.Text(Connection.Time.GetUtcNow());
        var type = options.TransactionType.ToString();
        var partyB =
            (options.TransactionType == MpesaTransactionType.CustomerBuyGoodsOnline ? options.TillNumber : null) ?? options.ShortCode;
        var body = new MpesaStkPushBody(
            options.ShortCode,
            Password(options, timestamp),
            timestamp,
            type,
            push.Amount,
            push.PhoneNumber,
            partyB,
            push.PhoneNumber,
            push.CallbackUrl.AbsoluteUri,
            push.AccountReference,
            push.Description
        );
        var call = new WireCall(
            MpesaOperations.StkPushName,
            HttpMethod.Post,
            options.StkPushPath.TrimStart('/'),
            Repeat.NotIdempotent,
            intent,
            Connection
        )
        {
            Body = ToBody(body, push.Further),
            Reference = intent.Reference ?? push.AccountReference,
            // Password, timestamp and callback address are new each time; what is asked for is this.
            Fingerprint = string.Join(
                '\n',
                options.ShortCode,
                partyB,
                type,
                push.PhoneNumber,
                push.Amount,
                push.AccountReference,
                push.Description,
                push.Further?.ToJsonString()
            ),
        };
        return await Connection.SendAsync(call, MpesaJson.Default.MpesaStkPushAnswer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks how a push ended. Changes nothing; not more often than every 5 seconds for one push.</summary>
    /// <param name="checkoutRequestId">The push.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The answer; without a result code while the payer has not decided.</returns>
    /// <exception cref="IntegrationException">It failed.</exception>
    /// <exception cref="IntegrationCanceledException">The caller's token ended the call.</exception>
    public async Task<WireReply<MpesaStkQueryAnswer>> StkQueryAsync(string checkoutRequestId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(checkoutRequestId);
        var options = await OptionsAsync(MpesaOperations.StkQueryName, cancellationToken).ConfigureAwait(false);
        var timestamp = EastAfricaTime.Text(Connection.Time.GetUtcNow());
        var body = new MpesaStkQueryBody(options.ShortCode, Password(options, timestamp), timestamp, checkoutRequestId);
        var call = new WireCall(MpesaOperations.StkQueryName, HttpMethod.Post, options.StkQueryPath.TrimStart('/'), Repeat.Idempotent)
        {
            IsRead = true,
            Body = WireBody.Json(body, MpesaJson.Default.MpesaStkQueryBody),
        };
        return await Connection.SendAsync(call, MpesaJson.Default.MpesaStkQueryAnswer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fetches a token of its own, past the one that calls share: for a test of the credentials. Calls fetch theirs by themselves.</summary>
    /// <exception cref="IntegrationException">The credentials were refused, or the service could not be reached.</exception>
    /// <exception cref="IntegrationCanceledException">The caller's token ended the call.</exception>
    public async Task<AccessToken> RequestTokenAsync(CancellationToken cancellationToken = default)
    {
        var options = await OptionsAsync(MpesaOperations.TokenName, cancellationToken).ConfigureAwait(false);
        return await MpesaTokenGrant
            .RequestAsync(options, Connection.Time.GetUtcNow(), Connection.SendAsync, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Under what the journal knows a push.</summary>
    internal JournalId JournalIdOf(WireIntent intent) =>
        new(
            Connection.Id,
            intent.OperationKey ?? intent.KeyFor(Connection.Id, MpesaOperations.StkPushName),
            intent.Step ?? MpesaOperations.StkPushName
        );

    private static WireBody ToBody(MpesaStkPushBody body, JsonObject? further)
    {
        if (further is not { Count: > 0 })
        {
            return WireBody.Json(body, MpesaJson.Default.MpesaStkPushBody);
        }

        var whole = JsonSerializer.SerializeToNode(body, MpesaJson.Default.MpesaStkPushBody)!.AsObject();
        foreach (var (name, value) in further)
        {
            if (!whole.TryAdd(name, value?.DeepClone()))
            {
                throw new ArgumentException($"The further field '{name}' is one that the push sets itself; leave it out.", nameof(further));
            }
        }

        return WireBody.Json(whole, MpesaJson.Default.JsonObject);
    }

    // Short code, passkey and the very timestamp that is sent, one after the other.
    private static string Password(MpesaOptions options, string timestamp) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(options.ShortCode + options.Passkey + timestamp));

    private async ValueTask<MpesaOptions> OptionsAsync(string operation, CancellationToken cancellationToken)
    {
        var snapshot = await Connection.UsableAsync(operation, cancellationToken).ConfigureAwait(false);
        return (MpesaOptions)snapshot.Options;
    }
}
