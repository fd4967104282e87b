namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>Anything with an id.</summary>
internal abstract class StripeObject(string id, DateTimeOffset created)
{
    public string Id { get; } = id;

    /// <summary>Unix seconds.</summary>
    public long Created { get; } = created.ToUnixTimeSeconds();

    public OrderedDictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>The value of <c>object</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The name of it in messages.</summary>
    public virtual string Noun => Kind;

    /// <summary>The caller's own reference, for the ledger.</summary>
    public string? Reference => Metadata.GetValueOrDefault("reference");

    /// <summary>Sets what <c>metadata</c> says; an empty value takes a name away, an empty <c>metadata</c> all.</summary>
    public void UpdateMetadata(StripeParameters parameters)
    {
        if (parameters.Raw("metadata") is { Text: "" })
        {
            Metadata.Clear();
        }

        if (parameters.Object("metadata") is not { } given)
        {
            return;
        }

        foreach (var name in given.Names)
        {
            if (given.Text(name) is { Length: > 0 } value)
            {
                Metadata[name] = value;
            }
            else
            {
                Metadata.Remove(name);
            }
        }
    }

    /// <summary>Writes the fields after <c>id</c> and <c>object</c>.</summary>
    public abstract void Write(StripeWriter json);
}
