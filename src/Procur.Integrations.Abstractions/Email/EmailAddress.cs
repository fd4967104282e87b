namespace Procur.Integrations;

/// <summary>An e-mail address and the name shown with it. Written out it shows neither: both are personal data.</summary>
public sealed record EmailAddress
{
    // RFC 5321 allows 64 characters before the sign and 255 after it.
    private const int LongestAddress = 320;

    /// <summary>Takes an address.</summary>
    /// <param name="address">The address alone: <c>ann@example.com</c>. It is not asked for whether it exists.</param>
    /// <param name="name">The name shown with it.</param>
    /// <exception cref="ArgumentException">It is no address, or one of the two holds a line break, which would begin another header.</exception>
    public EmailAddress(string address, string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        if (!IsAddress(address))
        {
            throw new ArgumentException(
                "Not an e-mail address: one is a mailbox, '@' and a domain, without spaces, brackets or a name.",
                nameof(address)
            );
        }

        if (name is not null && name.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw new ArgumentException("A name must not hold a line break.", nameof(name));
        }

        Address = address;
        Name = string.IsNullOrWhiteSpace(name) ? null : name;
    }

    /// <summary>The address alone.</summary>
    public string Address { get; }

    /// <summary>The name shown with it.</summary>
    public string? Name { get; }

    /// <summary>Takes an address without a name.</summary>
    /// <exception cref="ArgumentException">It is no address.</exception>
    public static implicit operator EmailAddress(string address) => new(address);

    /// <summary>Takes an address without a name.</summary>
    /// <exception cref="ArgumentException">It is no address.</exception>
    public static EmailAddress FromString(string address) => new(address);

    /// <summary>The type alone.</summary>
    public override string ToString() => nameof(EmailAddress);

    private static bool IsAddress(string address)
    {
        var at = address.LastIndexOf('@');
        return at > 0 && at < address.Length - 1 && address.Length <= LongestAddress && !address.Any(IsForbidden);
    }

    private static bool IsForbidden(char c) => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or ',' or ';';
}
