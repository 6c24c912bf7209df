import {chart} from '../charts.js';
import {h} from '../dom.js';

const {CardElement, GlobalRegistry} = window.AdaptiveCards;
const TONES = {
  good: 'good', warning: 'warning', attention: 'attention',
  categoricalBlue: 'blue', categoricalPurple: 'purple',
};

/** What Teams shows of each kind of chart; Microsoft's open renderer knows none of them. */
const KINDS = {
  'Chart.HorizontalBar': ({data}) => ({
    type: 'rows', categories: data.map(({x}) => x),
    series: [{name: '', tone: TONES[data[0]?.color], values: data.map(({y}) => y)}],
  }),
  'Chart.HorizontalBar.Stacked': ({data}) => ({
    type: 'rows', categories: data.map(({title}) => title),
    series: data[0].data.map(({legend, color}, at) => ({
      name: legend, tone: TONES[color], values: data.map(one => one.data[at].value),
    })),
  }),
  'Chart.Line': ({data, yAxisTitle}) => {
    const categories = [...new Set(data.flatMap(({values}) => values.map(({x}) => x)))];
    return {
      type: 'lines', categories, unit: yAxisTitle === '%' ? ' %' : '',
      series: data.map(({legend, color, values}) => ({
        name: legend, tone: TONES[color],
        values: categories.map(one => values.find(({x}) => x === one)?.y),
      })),
    };
  },
};

for (const [name, read] of Object.entries(KINDS)) {
  GlobalRegistry.defaultElements.register(name, class extends CardElement {
    getJsonTypeName() {
      return name;
    }

    internalParse(source, context) {
      super.internalParse(source, context);
      this.source = source;
    }

    internalRender() {
      return h('div', {class: 'card-chart', 'data-testid': 'chart'},
        chart({title: this.source.title ?? '', unit: '', ...read(this.source)}));
    }
  });
}
