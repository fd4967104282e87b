using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>An operation under way: who asks, with what, and what it does to the account. Made for calls of the API and for people's acts alike.</summary>
internal sealed class StripeCall(StripeAccount account, SandboxWorld world, StripeEvents events, Uri root)
{
    private const int DefaultLimit = 10;
    private const int MostLimit = 100;

    public StripeAccount Account { get; } = account;

    public StripeObjects Objects => Account.Objects;

    public StripeParameters Parameters { get; init; } = StripeParameters.Read("");

    /// <summary>The id in the path.</summary>
    public string Id { get; init; } = "";

    public string Path { get; init; } = "";

    public bool Mutates { get; init; }

    /// <summary>Where the vendor's root is; ends with a slash.</summary>
    public Uri Root { get; } = root;

    public string? RequestId { get; init; }

    public string? IdempotencyKey { get; init; }

    public DateTimeOffset Now { get; } = world.Clock.GetUtcNow();

    public long NowSeconds => Now.ToUnixTimeSeconds();

    /// <summary>The object in the path.</summary>
    public T Target<T>(string noun, string param)
        where T : StripeObject => Objects.Find<T>(Id) ?? throw StripeProblem.Missing(noun, Id, param, inPath: true);

    /// <summary>The object that a parameter names; null without it or where it is unset.</summary>
    public T? Named<T>(string noun, string param)
        where T : StripeObject => Named<T>(Parameters, noun, param);

    /// <inheritdoc cref="Named{T}(string, string)"/>
    public T? Named<T>(StripeParameters parameters, string noun, string param)
        where T : StripeObject
    {
        var id = parameters.Text(param);
        return string.IsNullOrEmpty(id)
            ? null
            : Objects.Find<T>(id) ?? throw StripeProblem.Missing(noun, id, parameters.Param(param), inPath: false);
    }

    /// <summary>Says that something came to be; it goes into the list of events and to whoever listens.</summary>
    public void Emit(string type, StripeObject about) => events.Emit(this, type, about);

    /// <summary>Writes an effect into the ledger.</summary>
    public void Effect(string kind, string id, long? amount = null, string? currency = null, string? reference = null) =>
        world.Ledger.Write(
            new SandboxEffect(
                "stripe",
                Account.Name,
                kind,
                id,
                amount is { } minor && currency is not null ? StripeCurrencies.ToMajor(minor, currency) : null,
                currency?.ToUpperInvariant(),
                reference,
                Now
            )
        );

    public StandInReply Reply(StripeObject value) => Document(json => json.Object(value));

    public StandInReply Deleted(StripeObject value) =>
        Document(json =>
        {
            json.Json.WriteStartObject();
            json.Text("id", value.Id);
            json.Text("object", value.Kind);
            json.Flag("deleted", true);
            json.Json.WriteEndObject();
        });

    /// <summary>A page of a kind, newest first, by <c>limit</c>, <c>starting_after</c> and <c>ending_before</c>.</summary>
    public StandInReply Page<T>(string noun, Func<T, bool> fits)
        where T : StripeObject
    {
        var (after, before) = (Parameters.Text("starting_after"), Parameters.Text("ending_before"));
        if (after is not null && before is not null)
        {
            throw StripeProblem.Invalid(null, "ending_before", "You cannot parameterize both ending_before and starting_after.");
        }

        foreach (var (id, param) in new[] { (after, "starting_after"), (before, "ending_before") })
        {
            if (id is not null && Objects.Find<T>(id) is null)
            {
                throw StripeProblem.Missing(noun, id, param, inPath: false);
            }
        }

        var all =
            after is not null ? Objects.OlderThan<T>(after)
            : before is not null ? Objects.NewerThan<T>(before)
            : Objects.All<T>();
        var limit = Limit();
        List<StripeObject> found = [.. all.Where(x => fits(x) && Created(x)).Take(limit + 1)];
        var hasMore = found.Count > limit;
        if (hasMore)
        {
            found.RemoveAt(limit);
        }

        if (before is not null)
        {
            found.Reverse();
        }

        return Document(json => json.List(Path, found, hasMore));
    }

    /// <summary>A whole list as the answer.</summary>
    public StandInReply Page(IReadOnlyList<StripeObject> all) => Document(json => json.List(Path, all, false));

    /// <summary>Any document as the answer; complains of expansions that it has no place for.</summary>
    public StandInReply Document(Action<StripeWriter> write)
    {
        var expansion = StripeExpansion.Read(Parameters.Texts("expand"));
        var body = StripeWriter.Document(Objects, expansion, write);
        // A change that has been made is not taken back for the sake of its answer.
        return !Mutates && expansion.Unused() is { } path
            ? throw StripeProblem.Invalid(null, null, $"This property cannot be expanded ({path}).")
            : new StandInReply(200, body);
    }

    private int Limit()
    {
        var limit = Parameters.Integer("limit") ?? DefaultLimit;
        return limit switch
        {
            < 1 => throw StripeProblem.Invalid("parameter_invalid_integer", "limit", "This value must be greater than or equal to 1."),
            > MostLimit => throw StripeProblem.Invalid(
                "parameter_invalid_integer",
                "limit",
                $"This value must be less than or equal to {MostLimit} (it currently is '{limit}')."
            ),
            _ => (int)limit,
        };
    }

    private bool Created(StripeObject value)
    {
        if (!Parameters.Has("created"))
        {
            return true;
        }

        return Parameters.Object("created") is { } range
            ? value.Created > (range.Integer("gt") ?? long.MinValue)
                && value.Created >= (range.Integer("gte") ?? long.MinValue)
                && value.Created < (range.Integer("lt") ?? long.MaxValue)
                && value.Created <= (range.Integer("lte") ?? long.MaxValue)
            : value.Created == Parameters.Integer("created");
    }
}
