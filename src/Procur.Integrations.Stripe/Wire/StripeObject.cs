using System.Text.Json;
using System.Text.Json.Serialization;

namespace Procur.Integrations.Stripe;

/// <summary>What every object of Stripe's has. Fields that the library does not use are in the answer's raw bytes.</summary>
public abstract class StripeObject : IJsonOnDeserialized
{
    private protected StripeObject() { }

    /// <summary>Stripe's id.</summary>
    public string Id { get; set; } = "";

    private protected virtual bool IsWhole => Id.Length > 0;

    /// <summary>The id only: the rest may be secret or personal.</summary>
    public sealed override string ToString() => $"{GetType().Name} {Id}";

#pragma warning disable CA1033 // For the serialiser alone; the constructor keeps others from deriving.
    // An answer without an id comes from something in between: taken for a payment, it could never be found again.
    void IJsonOnDeserialized.OnDeserialized()
    {
        if (!IsWhole)
        {
            throw new JsonException("An object of Stripe's has no id.");
        }
    }
#pragma warning restore CA1033
}
