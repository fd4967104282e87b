namespace Procur.Integrations;

/// <summary>A part of a file.</summary>
public readonly record struct FileRange
{
    /// <summary>A part from an offset on.</summary>
    /// <param name="offset">The first byte, from 0.</param>
    /// <param name="length">How many bytes, at least one; to the end where it is null. A part that reaches past the end is cut there.</param>
    public FileRange(long offset, long? length = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        if (length is { } known)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(known, nameof(length));
        }

        Offset = offset;
        Length = length;
    }

    /// <summary>The first byte, from 0.</summary>
    public long Offset { get; }

    /// <summary>How many bytes; to the end where it is null.</summary>
    public long? Length { get; }

    /// <summary>As HTTP writes it: <c>bytes=0-99</c>.</summary>
    public override string ToString() =>
        Length is { } known
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"bytes={Offset}-{Offset + known - 1}")
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"bytes={Offset}-");
}
