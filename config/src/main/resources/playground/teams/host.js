/** What the page's sheet calls a colour, and the quieter shade of it. */
function tone(name) {
  return {default: `var(--card-${name})`, subtle: `var(--card-${name}-quiet)`};
}

function surface(background, border) {
  return {
    backgroundColor: `var(--card-${background})`,
    borderColor: `var(--card-${border})`,
    foregroundColors: {
      default: tone('text'),
      dark: {default: '#000000', subtle: '#424242'},
      light: {default: '#ffffff', subtle: '#d6d6d6'},
      accent: tone('accent'),
      good: tone('good'),
      warning: tone('warning'),
      attention: tone('attention'),
    },
  };
}

/**
 * How Teams draws cards. Colours are names in the sheet, so that light becomes dark without drawing
 * a card again, and what was typed into it stays.
 */
export const HOST_CONFIG = {
  choiceSetInputValueSeparator: ',',
  supportsInteractivity: true,
  fontTypes: {
    default: {
      fontFamily: 'inherit',
      fontSizes: {small: 12, default: 14, medium: 14, large: 18, extraLarge: 24},
      fontWeights: {lighter: 300, default: 400, bolder: 600},
    },
    monospace: {
      fontFamily: 'ui-monospace, Consolas, monospace',
      fontSizes: {small: 12, default: 14, medium: 14, large: 18, extraLarge: 24},
      fontWeights: {lighter: 300, default: 400, bolder: 600},
    },
  },
  lineHeights: {small: 16, default: 20, medium: 20, large: 24, extraLarge: 32},
  spacing: {small: 4, default: 8, medium: 12, large: 16, extraLarge: 20, padding: 16},
  separator: {lineThickness: 1, lineColor: 'var(--card-line)'},
  imageSizes: {small: 32, medium: 52, large: 100},
  containerStyles: {
    default: surface('default', 'line'),
    emphasis: surface('emphasis', 'line'),
    accent: surface('accent-soft', 'accent'),
    good: surface('good-soft', 'good'),
    attention: surface('attention-soft', 'attention'),
    warning: surface('warning-soft', 'warning'),
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: {weight: 'bolder', suffix: ' *', suffixColor: 'attention'},
      optionalInputs: {weight: 'bolder'},
    },
    errorMessage: {color: 'attention', size: 'small', weight: 'bolder'},
  },
  actions: {
    maxActions: 6,
    spacing: 'medium',
    buttonSpacing: 0,
    showCard: {actionMode: 'inline', inlineTopMargin: 8, style: 'emphasis'},
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    allowTitleToWrap: false,
  },
  adaptiveCard: {allowCustomStyle: false},
  imageSet: {imageSize: 'medium', maxImageHeight: 100},
  factSet: {
    title: {weight: 'bolder', wrap: true, maxWidth: 150},
    value: {wrap: true},
    spacing: 16,
  },
  table: {cellSpacing: 8},
  textStyles: {
    heading: {size: 'large', weight: 'bolder'},
    columnHeader: {weight: 'bolder'},
  },
};
